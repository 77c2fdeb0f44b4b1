import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay, Popover } from 'react-aria-components'
import { useWords } from '../i18n/useWords'
import { Button } from './Button'

/** A dialog over the page. Esc and the cross close it; the focus goes back to where it was. */
export function DialogSheet({
  title,
  isOpen,
  onClose,
  wide = false,
  children,
}: {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const t = useWords()
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={`modal${wide ? ' wide' : ''}`}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button kind="quiet" icon="cross" aria-label={t('common.close')} onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A button that opens a small sheet beside it. `trigger` is a Button. */
export function PopoverSheet({
  trigger,
  label,
  children,
  placement = 'bottom start',
}: {
  readonly trigger: ReactNode
  readonly label: string
  readonly children: ReactNode
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top'
}) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className="menu" placement={placement} offset={4}>
        <Dialog className="pop" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
