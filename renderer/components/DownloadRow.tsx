import { useWords } from '../i18n/useWords'
import { Button } from './Button'

interface DownloadRowProps {
  readonly onTable?: () => void
  readonly isTable?: boolean
  readonly onPng?: () => void
  readonly onSvg?: () => void
  readonly onCsv?: () => void
}

/** Tableau · PNG · SVG · CSV, behind each chart. `saveBlob` of api/ saves what the handler makes. */
export function DownloadRow({ onTable, isTable = false, onPng, onSvg, onCsv }: DownloadRowProps) {
  const t = useWords()
  return (
    <div className="acts downloads" role="group" aria-label={t('download.label')}>
      {onTable !== undefined && (
        <Button kind="quiet" icon="table" onPress={onTable}>
          {t(isTable ? 'download.chart' : 'download.table')}
        </Button>
      )}
      {onPng !== undefined && (
        <Button kind="quiet" icon="download" aria-label={t('download.png')} onPress={onPng}>
          PNG
        </Button>
      )}
      {onSvg !== undefined && (
        <Button kind="quiet" aria-label={t('download.svg')} onPress={onSvg}>
          SVG
        </Button>
      )}
      {onCsv !== undefined && (
        <Button kind="quiet" aria-label={t('download.csv')} onPress={onCsv}>
          CSV
        </Button>
      )}
    </div>
  )
}
