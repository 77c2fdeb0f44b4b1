/** Five lines of a staff that opens, as cubic curves; drawn for 1440 × 900, anchored at the right. */
const LINES = [
  [452, 417, 306, 182],
  [461, 436, 373, 303],
  [470, 455, 439, 424],
  [479, 474, 506, 545],
  [488, 493, 572, 666],
] as const
const LEFT = 650
const RIGHT = 1470

/** Line of each of the nine notes, in the order of the colour slots. */
const ON_LINE = [2, 1, 3, 2, 0, 3, 1, 3, 0] as const

/** Height above (−) or below its line, in radii: a note also sits between two lines. */
const OFF_LINE = [0, -0.2, 0, 0, -0.9, 0, -0.3, -1.55, 1.45] as const

/** The drawing of the first start: nine notes, growing along the lines. Only drawing. */
export function Art() {
  return (
    <svg className="art" viewBox="0 0 1440 900" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      {LINES.map(([a, b, c, d]) => (
        <path
          key={a}
          d={`M${LEFT} ${a}C923 ${b} 1197 ${c} ${RIGHT} ${d}`}
          fill="none"
          stroke="var(--line-2)"
          strokeWidth="1.3"
        />
      ))}
      {ON_LINE.map((line, index) => {
        const along = 0.145 + (index * 0.746) / (ON_LINE.length - 1)
        const x = LEFT + along * (RIGHT - LEFT)
        const size = 7.1 * (1 + index * 0.34 + (index * index) / 82)
        const y = height(line, along) + (OFF_LINE[index] ?? 0) * size * 0.72
        return (
          <ellipse
            key={index}
            cx={x}
            cy={y}
            rx={size}
            ry={size * 0.72}
            transform={`rotate(-18 ${x} ${y})`}
            fill={`var(--b-${index + 1})`}
          />
        )
      })}
    </svg>
  )
}

/** Height of a line at a share of its length: a cubic Bézier whose x is linear. */
function height(line: number, t: number): number {
  const [a, b, c, d] = LINES[line] ?? LINES[0]
  const s = 1 - t
  return s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d
}
