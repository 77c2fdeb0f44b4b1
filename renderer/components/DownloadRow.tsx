import { useDownload, type MakeFile } from '../api/useDownload'
import { useWords } from '../i18n/useWords'
import { pngFile, svgFile } from '../plots/exportChart'
import { Button } from './Button'
import { DownloadFailed } from './DownloadButton'

interface DownloadRowProps {
  readonly onTable?: () => void
  readonly isTable?: boolean
  /** The chart as a picture of its own; `name` without extension. */
  readonly picture?: { readonly name: string; readonly draw: () => SVGSVGElement }
  readonly csv: MakeFile
}

/** Tableau · PNG · SVG · CSV, behind each chart; a file that cannot be made says why under them. */
export function DownloadRow({ onTable, isTable = false, picture, csv: makeCsv }: DownloadRowProps) {
  const t = useWords()
  const png = useDownload(picture && (() => pngFile(picture.name, picture.draw())))
  const svg = useDownload(picture && (() => svgFile(picture.name, picture.draw())))
  const csv = useDownload(makeCsv)
  return (
    <div className="downloads">
      <div className="acts" role="group" aria-label={t('download.label')}>
        {onTable !== undefined && (
          <Button kind="quiet" icon="table" onPress={onTable}>
            {t(isTable ? 'download.chart' : 'download.table')}
          </Button>
        )}
        {picture !== undefined && (
          <>
            <Button
              kind="quiet"
              icon="download"
              aria-label={t('download.png')}
              isPending={png.isBusy}
              onPress={png.save}
            >
              PNG
            </Button>
            <Button kind="quiet" aria-label={t('download.svg')} isPending={svg.isBusy} onPress={svg.save}>
              SVG
            </Button>
          </>
        )}
        <Button kind="quiet" aria-label={t('download.csv')} isPending={csv.isBusy} onPress={csv.save}>
          CSV
        </Button>
      </div>
      <DownloadFailed download={png} />
      <DownloadFailed download={svg} />
      <DownloadFailed download={csv} />
    </div>
  )
}
