import { useEffect, useRef } from 'react'
import { useWidth } from './useWidth'

interface FigureProps {
  /** A plot function with its rows and words; called again at each width and each time it changes. */
  readonly draw: (width: number) => SVGSVGElement
  /** Height kept free before the first drawing, CSS pixels. */
  readonly height: number
}

/** Puts a drawing in the page, at the width it has: charts are drawn again, never stretched. */
export function Figure({ draw, height }: FigureProps) {
  const { ref: box, width } = useWidth<HTMLDivElement>()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (width > 0) host.current?.replaceChildren(draw(width))
  }, [draw, width])
  return (
    <div ref={box} className="figure" style={{ minHeight: height }}>
      <div ref={host} />
    </div>
  )
}
