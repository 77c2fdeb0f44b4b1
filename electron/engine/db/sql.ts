import type { DuckDBValue } from '@duckdb/node-api'

/**
 * SQL text with its bound values. Only the `sql` tag makes one, so a string from outside can never become SQL:
 * values are bound, identifiers pass through `ident`, fragments nest.
 */
export class Sql {
  constructor(
    readonly text: string,
    readonly values: readonly DuckDBValue[],
  ) {}
}

type Part = Sql | DuckDBValue | undefined

/** Tagged template. `sql\`SELECT ${ident('a')} FROM t WHERE b = ${value} AND ${condition}\``. `undefined` binds NULL. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0] ?? ''
  const values: DuckDBValue[] = []
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part ?? null)
    }
    text += strings[i + 1] ?? ''
  })
  return new Sql(text, values)
}

/** A quoted identifier; the one place where names are quoted. */
export function ident(name: string): Sql {
  if (name.includes('\0')) throw new TypeError('an identifier cannot hold NUL')
  return new Sql(`"${name.replaceAll('"', '""')}"`, [])
}

/** Fragments joined by a separator written in the code, e.g. `join(conditions, ' AND ')`. */
export function join(parts: readonly Sql[], separator: ', ' | ' AND ' | ' OR ' | ' UNION ALL ' | '\n'): Sql {
  return new Sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => [...part.values]),
  )
}

/** Bound values for `IN (…)`: `sql\`x IN ${list(ids)}\``. An empty list matches nothing. */
export function list(values: readonly DuckDBValue[]): Sql {
  if (values.length === 0) return new Sql('(SELECT NULL WHERE FALSE)', [])
  return new Sql(`(${values.map(() => '?').join(', ')})`, values)
}

/** A string literal, only for statements in which DuckDB binds nothing (ATTACH, SET, COPY … TO). */
export function literal(text: string): Sql {
  if (text.includes('\0')) throw new TypeError('a literal cannot hold NUL')
  return new Sql(`'${text.replaceAll("'", "''")}'`, [])
}
