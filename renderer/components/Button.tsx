import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Link } from '../address/Link'
import { Icon, type IconName } from './Icon'

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** primary: the one action of the screen; plain: boxed; quiet: a word; link: a word in a sentence; phrase: of the filter bar. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'link' | 'phrase'
  readonly small?: boolean
  readonly icon?: IconName
  readonly ref?: Ref<HTMLButtonElement>
  readonly children?: ReactNode
}

const CLASSES = { primary: 'btn pri', plain: 'btn', quiet: 'lk', link: 'inline', phrase: 'f' } as const

/** Every button of the application (react-aria: `onPress`, `isDisabled`). A button without words needs `aria-label`. */
export function Button({ kind = 'plain', small = false, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${CLASSES[kind]}${small ? ' sm' : ''}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}

/** A link that looks like a button: it goes to an address. */
export function ButtonLink({
  to,
  kind = 'plain',
  small = false,
  icon,
  label,
  children,
}: {
  readonly to: string
  /** Said by readers instead of the words: begins with them. */
  readonly label?: string
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly small?: boolean
  readonly icon?: IconName
  readonly children: ReactNode
}) {
  return (
    <Link to={to} aria-label={label} className={`${CLASSES[kind]}${small ? ' sm' : ''}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Link>
  )
}
