import { useState, type ClipboardEvent } from 'react'
import { useWords } from '../../../i18n/useWords'
import { AGE_BANDS, pasteList, pasteTable, type ShareLine } from './shareLines'

interface LinesProps {
  readonly lines: readonly ShareLine[]
  readonly onChange: (lines: readonly ShareLine[]) => void
  /** Places of the lines whose value cannot be read. */
  readonly wrong: ReadonlySet<number>
}

const isBlock = (text: string) => /[\t\n]/.test(text.replace(/\s+$/, ''))

/** A list of labels with their shares, that grows as it is filled. */
export function LineList({ lines, onChange, wrong }: LinesProps) {
  const t = useWords()
  const last = lines.at(-1)
  const shown =
    last === undefined || last.label !== '' || last.value !== '' ? [...lines, { label: '', value: '' }] : lines
  const set = (at: number, change: Partial<ShareLine>) =>
    onChange(shown.map((line, i) => (i === at ? { ...line, ...change } : line)))
  const paste = (at: number, field: keyof ShareLine) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isBlock(text)) return
    event.preventDefault()
    onChange(pasteList(shown, at, field, text))
  }
  return (
    <fieldset className="sharelines">
      <legend>{t('audience.add.rows')}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('byHand.label')}</th>
            <th scope="col">{t('byHand.value')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, at) => (
            <tr key={at}>
              <td>
                <input
                  className="cell label"
                  aria-label={t('byHand.label_of', { n: at + 1 })}
                  value={line.label}
                  onChange={(event) => set(at, { label: event.target.value })}
                  onPaste={paste(at, 'label')}
                />
              </td>
              <td>
                <input
                  className="cell value"
                  inputMode="decimal"
                  aria-label={t('byHand.value_of', { label: line.label === '' ? String(at + 1) : line.label })}
                  aria-invalid={wrong.has(at)}
                  value={line.value}
                  onChange={(event) => set(at, { value: event.target.value })}
                  onPaste={paste(at, 'value')}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

/** Ages down, genders across. Labels stand ready; cells left empty are not saved. */
export function LineTable({ lines, onChange, wrong, genders }: LinesProps & { readonly genders: readonly string[] }) {
  const t = useWords()
  const [left, setLeft] = useState<readonly string[]>([])
  const paste = (row: number, column: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isBlock(text)) return
    event.preventDefault()
    const pasted = pasteTable(lines, { row, column, columns: genders.length }, text)
    onChange(pasted.lines)
    setLeft(pasted.left)
  }
  return (
    <fieldset className="sharelines">
      <legend>{t('audience.add.rows')}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audience.dimension.age')}</th>
            {genders.map((gender) => (
              <th key={gender} scope="col">
                {gender}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AGE_BANDS.map((age, row) => (
            <tr key={age}>
              <th scope="row">{age}</th>
              {genders.map((gender, column) => {
                const at = row * genders.length + column
                return (
                  <td key={gender}>
                    <input
                      className="cell value"
                      inputMode="decimal"
                      aria-label={t('byHand.value_of', { label: `${age}, ${gender}` })}
                      aria-invalid={wrong.has(at)}
                      value={lines[at]?.value ?? ''}
                      onChange={(event) =>
                        onChange(lines.map((line, i) => (i === at ? { ...line, value: event.target.value } : line)))
                      }
                      onPaste={paste(row, column)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {left.length > 0 && (
        <p className="problem" role="status">
          {t('byHand.left_values', { n: left.length, text: left.join(' · ') })}
        </p>
      )}
    </fieldset>
  )
}
