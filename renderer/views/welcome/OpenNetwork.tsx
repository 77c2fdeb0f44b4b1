import { go } from '../../address/location'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Icon } from '../../components/Icon'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** The networks of this computer, newest first; on the desktop also any other file. */
export function OpenNetwork({ onBack }: { readonly onBack: () => void }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const list = useQuery(['workspace.list'], (api, signal) => api.workspace.list(undefined, { signal }))
  const open = useChange(
    (api, id: string) => api.workspace.open({ id }),
    () => go('/'),
  )
  const { desktop } = window
  const chooseFile = async () => {
    const id = await desktop?.openWorkspace()
    if (typeof id === 'string') open.mutate(id)
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <section className="openlist">
      <h2>{t('welcome.open')}</h2>
      {open.isError && <ErrorPanel error={open.error} />}
      <Answer query={list}>
        {(networks) =>
          networks.length === 0 ? (
            <p className="soft">{t('welcome.none')}</p>
          ) : (
            <ul className="ch">
              {networks.map((each) => (
                <li key={each.id}>
                  <button type="button" disabled={open.isPending} onClick={() => open.mutate(each.id)}>
                    <span className="n" aria-hidden="true" />
                    <span>
                      <b>{each.name}</b>
                      <small>
                        {t('welcome.file', {
                          day: days.instant(each.modifiedAt, zone),
                          size: numbers.bytes(each.bytes),
                        })}
                      </small>
                    </span>
                    <Icon name="chevron" />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <div className="acts">
        {desktop !== undefined && <Button onPress={() => void chooseFile()}>{t('welcome.choose_file')}</Button>}
        <Button kind="quiet" onPress={onBack}>
          {t('welcome.back')}
        </Button>
      </div>
    </section>
  )
}
