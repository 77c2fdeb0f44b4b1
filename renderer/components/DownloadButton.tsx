import { useState } from 'react'
import { useDownload, type Download, type MakeFile } from '../api/useDownload'
import { useWords } from '../i18n/useWords'
import { Button } from './Button'
import { ErrorPanel } from './ErrorPanel'

interface DownloadButtonProps {
  readonly make: MakeFile
  /** What is saved, for readers; "Download as CSV" unless told. */
  readonly label?: string
  /** The word on the button. */
  readonly children?: string
}

/** A file that stands alone, mostly a CSV: its button and, when it cannot be made, why. */
export function DownloadButton({ make, label, children = 'CSV' }: DownloadButtonProps) {
  const t = useWords()
  const download = useDownload(make)
  return (
    <div className="downloads">
      <Button
        kind="quiet"
        icon="download"
        aria-label={label ?? t('download.csv')}
        isPending={download.isBusy}
        onPress={download.save}
      >
        {children}
      </Button>
      <DownloadFailed download={download} />
    </div>
  )
}

/** The file could not be made: why, and the ways on. Nothing while all is well. */
export function DownloadFailed({ download }: { readonly download: Download }) {
  return download.error !== null && <Failed {...download} />
}

function Failed({ error, save, forget }: Download) {
  const t = useWords()
  // Mostly the button that asked: the keyboard goes back there when the error leaves the screen.
  const [before] = useState(() => document.activeElement)
  const leave = (go: () => void) => {
    go()
    if (before instanceof HTMLElement) before.focus()
  }
  return (
    <ErrorPanel
      error={error}
      actions={
        <>
          <Button onPress={() => leave(save)}>{t('common.retry')}</Button>
          <Button kind="quiet" onPress={() => leave(forget)}>
            {t('common.close')}
          </Button>
        </>
      }
    />
  )
}
