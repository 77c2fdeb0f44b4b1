import sansFile from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import serifFile from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?url'
import type { MadeFile } from '../api/useDownload'
import tokens from '../styles/tokens.css?raw'

/** Custom properties of the light theme, as tokens.css states them: an exported picture is for paper. */
export function lightValues(css: string): ReadonlyMap<string, string> {
  const root = /:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? ''
  return new Map([...root.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]))
}

/** Replaces every `var(--name)` by its value; an unknown name is a defect and throws. */
export function resolveColours(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`no light value for ${name}`)
    return value
  })
}

/** A chart as the text of a file of its own: light colours, fonts by name, white sheet under it. */
export function svgText(svg: SVGSVGElement, css = tokens, faces = ''): string {
  const values = lightValues(css)
  const copy = svg.cloneNode(true)
  if (!('outerHTML' in copy)) throw new Error('a chart must be an element')
  const width = Number(svg.getAttribute('width'))
  const height = Number(svg.getAttribute('height'))
  const pad = 24
  const fonts = `text{font-family:${values.get('--sans') ?? 'sans-serif'};font-variant-numeric:tabular-nums}.serif{font-family:${values.get('--serif') ?? 'serif'}}`
  // outerHTML is HTML: it names the hard space, which XML does not know.
  const inner = resolveColours(String(copy.outerHTML).replaceAll('&nbsp;', '&#160;'), values).replace(
    /<svg(?![^>]*xmlns=)/,
    '<svg xmlns="http://www.w3.org/2000/svg"',
  )
  const size = { w: width + 2 * pad, h: height + 2 * pad }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.w}" height="${size.h}" viewBox="${-pad} ${-pad} ${size.w} ${size.h}">`,
    `<style>${faces}${fonts}</style>`,
    `<rect x="${-pad}" y="${-pad}" width="${size.w}" height="${size.h}" fill="${values.get('--sheet') ?? '#fff'}"/>`,
    inner,
    '</svg>',
  ].join('')
}

/** The chart as SVG: the fonts are named, not enclosed. `name` without extension. */
export function svgFile(name: string, svg: SVGSVGElement): MadeFile {
  return { name: `${name}.svg`, blob: new Blob([svgText(svg)], { type: 'image/svg+xml' }) }
}

/** The chart as PNG at twice its size (for slides and print), with the fonts of the screen. `name` without extension. */
export async function pngFile(name: string, svg: SVGSVGElement): Promise<MadeFile> {
  const text = svgText(svg, tokens, await fontFaces())
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('the picture could not be drawn')
  return { name: `${name}.png`, blob }
}

/** A picture inside an <img> cannot read the page's fonts: they are put into it. */
async function fontFaces(): Promise<string> {
  const faces = await Promise.all([
    face('Source Sans 3', sansFile, '200 900'),
    face('Newsreader', serifFile, '200 800'),
  ])
  return faces.join('')
}

async function face(family: string, address: string, weights: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  const text = bytes.reduce((all, byte) => all + String.fromCharCode(byte), '')
  return `@font-face{font-family:"${family}";font-weight:${weights};src:url(data:font/woff2;base64,${btoa(text)})}`
}
