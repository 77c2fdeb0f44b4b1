import { useRef } from 'react'
import type { AlikeGrouping, Pieces } from '../../../../shared/contract/alike'
import { BranchMark } from '../../../components/marks'
import { Strength } from '../../../components/Notehead'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useAlikeWriter } from './alikeWords'

interface PiecesRow {
  readonly key: string
  readonly label: string
  readonly slot: number | null
  readonly n: number
  readonly pieces: Pieces | null
}

const PIECES = ['mix', 'outside', 'result', 'raw'] as const

/** Every piece with its interval, p and q: the table behind the charts of this tab. */
export function PiecesTable({ rows, by }: { readonly rows: readonly PiecesRow[]; readonly by: AlikeGrouping }) {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const p = (value: number | null) => (value === null ? MISSING : t('compare.test.p', { p: value }))
  return (
    <div className="scroll">
      <table className="t compare-table" ref={table} {...roving}>
        <caption>{t('alike.table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`compare.by.${by}`)}</th>
            <th scope="col" className="num">
              n
            </th>
            {PIECES.map((piece) => (
              <th key={piece} scope="col" className="num" colSpan={2}>
                {t(`alike.head.${piece}`)}
              </th>
            ))}
            <th scope="col" className="num">
              p
            </th>
            <th scope="col" className="num">
              q
            </th>
            <th scope="col" className="num">
              {t('alike.head.support')}
            </th>
            <th scope="col">{t('compare.test.strength')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, slot, n, pieces }) => (
            <tr key={key}>
              <th scope="row">
                <BranchMark slot={slot}>{label}</BranchMark>
              </th>
              <td className="num">{numbers.count(n)}</td>
              {PIECES.map((piece) => (
                <Piece
                  key={piece}
                  times={write.times(pieces?.[piece].factor)}
                  between={write.between(pieces?.[piece])}
                />
              ))}
              <td className="num">{p(pieces?.p ?? null)}</td>
              <td className="num">{p(pieces?.q ?? null)}</td>
              <td className="num">{numbers.share(pieces?.supportFocus ?? null)}</td>
              <td>{pieces === null ? t('alike.fewer', { n: 6 }) : <Strength strength={pieces.strength} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Piece({ times, between }: { readonly times: string; readonly between: string }) {
  return (
    <>
      <td className="num med">{times}</td>
      <td className="num">{between}</td>
    </>
  )
}
