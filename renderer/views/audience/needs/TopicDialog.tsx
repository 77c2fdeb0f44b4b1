import { useState } from 'react'
import type { NeedTopic } from '../../../../shared/contract/needs'
import { useChange } from '../../../api/useChange'
import { useThemes } from '../../../api/useThemes'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Check } from '../../../components/Field'
import { DialogSheet } from '../../../components/Sheet'
import { useUndo } from '../../../components/undoContext'
import { useWords } from '../../../i18n/useWords'
import { TopicField } from './TopicField'

interface TopicDialogProps {
  readonly topic: NeedTopic
  readonly topics: readonly string[]
  readonly onClose: () => void
}

/** A topic: its name, and the themes whose posts answer it, by the codebook's rules or by hand. */
export function TopicDialog({ topic, topics, onClose }: TopicDialogProps) {
  const t = useWords()
  return (
    <DialogSheet title={t('needs.topic_title', { topic: topic.topic })} isOpen onClose={onClose}>
      <div className="form">
        <Rename topic={topic} topics={topics} onClose={onClose} />
        <TopicThemes topic={topic} />
        <div className="acts">
          <Button onPress={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </DialogSheet>
  )
}

function Rename({ topic: { topic }, topics, onClose }: TopicDialogProps) {
  const t = useWords()
  const undo = useUndo()
  const [name, setName] = useState(topic)
  const takeBack = useChange((api, input: Parameters<typeof api.needs.undoRename>[0]) => api.needs.undoRename(input))
  const rename = useChange(
    (api, to: string) => api.needs.rename({ topic, to }),
    (moved, to) => {
      const n = moved.ids.length
      undo({ message: t('needs.renamed', { topic, to, n }), undo: () => takeBack.mutate({ topic, to, ...moved }) })
      onClose()
    },
  )
  const to = name.trim()
  const joins = to !== topic && topics.includes(to)
  return (
    <form
      className="rename"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (to !== '' && to !== topic) rename.mutate(to)
      }}
    >
      <TopicField value={name} topics={topics.filter((each) => each !== topic)} onChange={setName} />
      <Button type="submit" isDisabled={to === '' || to === topic || rename.isPending}>
        {t(joins ? 'needs.join' : 'needs.rename')}
      </Button>
      {joins && <p className="note">{t('needs.join_why', { topic, to })}</p>}
      {rename.error !== null && <ErrorPanel error={rename.error} />}
    </form>
  )
}

function TopicThemes({ topic: { topic, ever, themes: found } }: Pick<TopicDialogProps, 'topic'>) {
  const t = useWords()
  const { themes } = useThemes()
  const set = useChange((api, input: { themeId: number; holds: boolean | null }) =>
    api.needs.setTopicTheme({ topic, ...input }),
  )
  return (
    <fieldset className="topic-themes">
      <legend>{t('needs.answer_themes')}</legend>
      <p className="note">{t('needs.answer_themes_why')}</p>
      {themes.map(({ id, name }) => {
        const own = found.find((each) => each.themeId === id)
        const byRules = own !== undefined && 2 * own.matching > ever
        return (
          <div key={id} className="topic-theme">
            <Check
              isSelected={own?.holds ?? false}
              isDisabled={set.isPending}
              // What the rules say already need not be kept by hand.
              onChange={(holds) => set.mutate({ themeId: id, holds: holds === byRules ? null : holds })}
            >
              {name}
            </Check>
            {own !== undefined && (
              <span className="note">
                {own.origin === 'hand' ? t('needs.by_hand') : t('needs.by_rules', { n: own.matching, of: ever })}
              </span>
            )}
          </div>
        )
      })}
      {set.error !== null && <ErrorPanel error={set.error} />}
    </fieldset>
  )
}
