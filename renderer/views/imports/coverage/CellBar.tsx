import type { CoverageCell, CoverageKind } from '../../../../shared/contract/coverage'

const [LEFT, WIDTH] = [5, 48]

type Bar = Pick<CoverageCell, 'month' | 'state' | 'covered' | 'doubled' | 'early' | 'rejectedRows' | 'posts'>

/** A month as a bar of 48 px over the days that files cover. Decorative: the cell says it in words. */
export function CellBar({ cell, kind = 'posts' }: { readonly cell: Bar; readonly kind?: CoverageKind }) {
  const length = daysIn(cell.month)
  const box = ([from, to]: readonly [number, number]) => ({
    x: LEFT + ((from - 1) / length) * WIDTH,
    width: Math.max(1.5, ((to - from + 1) / length) * WIDTH),
  })
  return (
    <svg className={`cb ${cell.state}`} width="58" height="30" viewBox="0 0 58 30" aria-hidden="true">
      {shapeOf(cell, kind, box)}
    </svg>
  )
}

type Box = (range: readonly [number, number]) => { readonly x: number; readonly width: number }

function shapeOf(cell: Bar, kind: CoverageKind, box: Box) {
  if (kind === 'audience') {
    return cell.covered.map((range) => <rect key={range[0]} className="tick" {...box(range)} y="9" height="12" />)
  }
  switch (cell.state) {
    case 'missing':
      return <Missing cell={cell} box={box} />
    case 'before':
    case 'after':
    case 'none':
    case 'unsupported':
      return <path className="dash" d="M24 15h10" />
    case 'silent':
      return <rect className="outline" x="5.5" y="11.5" width="47" height="7" />
    default:
      return <Covered cell={cell} box={box} />
  }
}

function Missing({ cell, box }: { readonly cell: Bar; readonly box: Box }) {
  return (
    <>
      {cell.covered.map((range) => (
        <rect key={range[0]} className="full" {...box(range)} y="11" height="8" />
      ))}
      <rect className="hole" x="5.75" y="8.75" width="46.5" height="12.5" />
      <path className="x" d="M25.5 11.5l7 7m0-7-7 7" />
    </>
  )
}

/** Covered days on their track; twice covered days as a second bar; too early hatched; a row that was rejected cuts the bar. */
function Covered({ cell, box }: { readonly cell: Bar; readonly box: Box }) {
  const isDouble = cell.doubled.length > 0
  const [y, height] = isDouble ? [8, 6] : [11, 8]
  const isPartial = cell.state === 'partial' || cell.state === 'running'
  return (
    <>
      {isPartial && <rect className="track" x={LEFT} y={y} width={WIDTH} height={height} />}
      {cell.covered.map((range) => (
        <rect key={range[0]} className="full" {...box(range)} y={y} height={height} />
      ))}
      {cell.doubled.map((range) => (
        <rect key={range[0]} className="full" {...box(range)} y="16" height="6" />
      ))}
      {cell.early.map((range) => (
        <g key={range[0]}>
          <rect className="clear" {...box(range)} y={y} height={height} />
          <rect className="hatched" {...box(range)} y={y} height={height} />
        </g>
      ))}
      {cell.rejectedRows > 0 &&
        [0.45, 0.65, 0.85].map((at) => (
          <rect key={at} className="cut" x={LEFT + WIDTH * at} y={y - 1} width="2" height={height + 2} />
        ))}
    </>
  )
}

function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

/** The hatching of days exported too early; once on the page. */
export function Hatching() {
  return (
    <svg width="0" height="0" className="defs" aria-hidden="true">
      <defs>
        <pattern id="too-early" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v4" stroke="var(--accent)" strokeWidth="1.6" />
        </pattern>
      </defs>
    </svg>
  )
}
