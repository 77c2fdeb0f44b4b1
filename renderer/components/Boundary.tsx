import { Component, type ReactNode } from 'react'
import { ErrorPanel } from './ErrorPanel'

interface BoundaryProps {
  /** Another key tries again: the address of the screen. */
  readonly at: string
  readonly children: ReactNode
}

/** A screen that fails says so in its place; the masthead and the other screens go on. */
export class Boundary extends Component<BoundaryProps, { readonly error: unknown; readonly at: string }> {
  override state = { error: null as unknown, at: this.props.at }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: { at: string }): { error: null; at: string } | null {
    return props.at === state.at ? null : { error: null, at: props.at }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <main>
        <ErrorPanel error={this.state.error} />
      </main>
    )
  }
}
