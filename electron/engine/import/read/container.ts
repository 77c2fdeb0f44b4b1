import type { Notice } from '../../../../shared/contract/imports'

/** Why an archive, a workbook or a compressed file cannot be opened; each has its words under `refusal.<code>`. */
export type ContainerCode =
  | 'zip_damaged'
  | 'zip_encrypted'
  | 'zip_unsafe'
  | 'zip_bomb'
  | 'zip_nested'
  | 'gzip_damaged'
  | 'workbook_damaged'
  | 'workbook_encrypted'
  | 'workbook_too_large'
  | 'workbook_unsafe'
  | 'workbook_old'
  | 'workbook_stopped'

/** Thrown while a container is read; the file, or the part of it, is then refused. Errors of the disk stay what they are. */
export class ContainerError extends Error {
  constructor(
    readonly code: ContainerCode,
    readonly data: Notice['data'] = {},
  ) {
    super(code)
  }
}

/** True for errors of the file system (disk full, no permission), which say nothing about the user's file. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** Bytes that may still be written while one upload is unpacked, whatever it is made of. */
export class Budget {
  constructor(private left: number) {}

  /** @throws ContainerError zip_bomb */
  take(bytes: number): void {
    this.left -= bytes
    if (this.left < 0) throw new ContainerError('zip_bomb', { reason: 'total' })
  }
}

/** Two gigabytes in all. */
export const TOTAL_BYTES = 2 ** 31
/** Times that a compressed file may grow. Text of exports grows 5 to 20 times; zeros a thousand times. */
export const MOST_GROWTH = 200
/** Under this size growth says nothing: a small file of one repeated line grows a lot and harms nobody. */
export const GROWTH_FROM = 1 << 23

/** @throws ContainerError zip_bomb when `written` bytes came out of `compressed` and that is more than text can do */
export function checkGrowth(written: number, compressed: number): void {
  if (written > GROWTH_FROM && written > MOST_GROWTH * compressed)
    throw new ContainerError('zip_bomb', { reason: 'growth' })
}
