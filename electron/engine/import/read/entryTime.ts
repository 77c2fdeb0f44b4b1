import type { EntryTime } from './archive'

/** The instant an archive gives for a file; a clock on the wall is read in the network's zone, where the zip was most likely made. */
export function instantOf(time: EntryTime, zone: string): Date {
  if (time.kind === 'instant') return time.at
  const wall = time.at.getTime()
  const near = wall - offsetAt(wall, zone)
  return new Date(wall - offsetAt(near, zone))
}

/** Milliseconds by which clocks of the zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant / 1000) * 1000
}
