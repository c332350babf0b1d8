/** Which stations a table shows, and in which order. */
export interface Wanted {
  /** Code of a figure. */
  sort: string
  order: 'falling' | 'rising'
  /** Part of their names. */
  find: string
}

/** All, the most of a figure first. */
export const mostOf = (sort: string): Wanted => ({ sort, order: 'falling', find: '' })

/** Sorted by that figure; the other way round where it already is. */
export const resorted = (wanted: Wanted, sort: string): Wanted => ({
  ...wanted,
  sort,
  order: wanted.sort === sort && wanted.order === 'falling' ? 'rising' : 'falling',
})

/** As the hub is asked, which takes no text of blanks. */
export const queryOf = ({ sort, order, find }: Wanted) =>
  String(new URLSearchParams({ sort, order, find: find.trim() }))
