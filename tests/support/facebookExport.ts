export const HEADER = `Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,Is share,Post type,Languages,Custom labels,Funded content status,Data comment,Date,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks,Other Clicks,Link Clicks`

/** Invented posts of an invented page, in the layout of an English content export. `series` gives other ids and texts. */
export function facebookExport(series: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const id = `14${String(series).padStart(6, '0')}${String(i).padStart(7, '0')}1`
    const day = String((i % 28) + 1).padStart(2, '0')
    const link = `https://www.facebook.com/exemple/posts/${id}`
    const numbers = `${1000 + i},${30 + (i % 7)},${20 + (i % 7)},5,5,12,4,8`
    return `${id},100064000000777,BU Exemple,,Invented post ${series}-${i},0,04/${day}/2026 05:${String(i % 60).padStart(2, '0')},,${link},0,0,Photos,,,,,Lifetime,${numbers}`
  })
  return `\uFEFF${[HEADER, ...lines].join('\n')}\n`
}
