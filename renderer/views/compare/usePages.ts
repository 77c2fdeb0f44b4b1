import { useAddress } from '../../address/location'
import { readPage } from './compareAddress'

/** The part of a list that the page of the address holds. */
export function usePages<T>(
  all: readonly T[],
  size: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const { query } = useAddress()
  const pages = Math.ceil(all.length / size)
  const page = readPage(query, pages)
  return { shown: pages < 2 ? all : all.slice((page - 1) * size, page * size), page, pages }
}
