// Pictures of the screens for README: the sample network, its host and a browser at 1440 × 900. `--workspace FILE` spares
// building the sample again. They are taken again when a screen changes; nothing compares them.
/* global document, DataTransfer, DragEvent, File, atob -- what runs inside the page */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, ROOT } from './build.mjs'
import { squeezePng } from './squeezePng.mjs'

const OUT = join(ROOT, 'resources', 'pictures')
const Q3 = 'p=2026-Q3'
const pick = process.argv.indexOf('--only') < 0 ? null : process.argv[process.argv.indexOf('--only') + 1]?.split(',')

ensureBuilt()
const executablePath = await ensureBrowser()
if (executablePath === null) process.exit(1)
const folder = mkdtempSync(join(tmpdir(), 'portee-pictures-'))
try {
  await takePictures()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function takePictures() {
  const workspace = join(folder, 'Valmont.duckdb')
  const given = process.argv.indexOf('--workspace')
  if (given > 0) copyFileSync(process.argv[given + 1], workspace)
  else await portee('sample', '--workspace', workspace, '--lang', 'fr').ended
  const host = portee('serve', '--json', '--workspace', workspace)
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const { origin, launchUrl } = await host.answer
    mkdirSync(join(OUT, 'guide'), { recursive: true })
    const visit = { browser, origin, launchUrl }
    for (const picture of await pictures()) {
      if (pick === null || pick.includes(picture.name)) await take(visit, picture)
    }
  } finally {
    await browser.close()
    host.child.kill('SIGTERM')
    await host.ended.catch(() => undefined)
  }
}

/** name, address, what shows that the screen is there, and what to do before the picture. */
async function pictures() {
  const files = await extraFiles()
  return [
    { name: 'accueil', path: `/?${Q3}`, shown: '.home h1' },
    ...guide({ name: 'compare', path: `/compare?${Q3}&pl=facebook`, shown: 'h1.said' }),
    ...guide({ name: 'alike', path: `/compare/alike?${Q3}&pl=facebook`, shown: 'h1.said', prepare: lookAtSciences }),
    ...guide({ name: 'time', path: `/compare/time?${Q3}&pl=facebook`, shown: 'h1.said' }),
    ...guide({ name: 'themes', path: `/themes?${Q3}&th=2`, shown: '.themes-view .pane', prepare: changeRule }),
    ...guide({ name: 'posts', path: `/posts?${Q3}&sort=-reach`, shown: '.grid [data-row]', prepare: openFirstPost }),
    { name: 'publics', path: `/audience?${Q3}`, shown: '.matrix' },
    ...guide({ name: 'verdict', path: `/audience?${Q3}`, shown: '.matrix', prepare: openUndecided }),
    ...guide({ name: 'personas', path: '/audience?tab=personas', shown: '.personas li', prepare: editPersona }),
    ...guide({ name: 'line', path: '/network?account=2', shown: '.pn h2', prepare: changeLine }),
    ...guide({ name: 'surveys', path: '/audience?tab=surveys&add=survey', shown: '.drop', prepare: readSurvey }),
    ...guide({ name: 'needs', path: `/audience?${Q3}&tab=needs`, shown: '.needs-options' }),
    { name: 'rapport', path: `/report?${Q3}`, shown: 'iframe' },
    { name: 'reseau', path: '/network', shown: '.nt tbody tr' },
    // Last: its drop stays pending, and the masthead of every screen would say so.
    { name: 'importer', path: '/imports', shown: '.drop', prepare: (page) => dropFiles(page, files) },
  ]
}

/** Pictures of the guide, which README shows too: one in each language. */
function guide(picture) {
  return ['fr', 'en'].map((language) => ({ ...picture, name: `guide/${picture.name}.${language}`, language }))
}

async function take({ browser, origin, launchUrl }, { name, path, shown, prepare, language = 'fr', theme = 'light' }) {
  const preferences = { name: 'portee.preferences', value: JSON.stringify({ language, theme }) }
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    storageState: { cookies: [], origins: [{ origin, localStorage: [preferences] }] },
  })
  const page = await context.newPage()
  await page.goto(`${launchUrl}&to=${encodeURIComponent(path)}`)
  await page.locator(shown).first().waitFor()
  await prepare?.(page)
  // The dots of a chart come after its medians.
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.sk, [aria-busy=true]') === null)
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 899)
  const file = join(OUT, `${name}.png`)
  writeFileSync(file, squeezePng(await page.screenshot({ animations: 'disabled' })))
  process.stdout.write(`${basename(file)} ${Math.round(statSync(file).size / 1000)} kB\n`)
  await context.close()
}

async function lookAtSciences(page) {
  await page.getByRole('link', { name: 'Sciences' }).first().click()
  await page.locator('[aria-labelledby=alike-waterfall] svg').first().waitFor()
}

/** A word more: the preview says what it would change. */
async function changeRule(page) {
  const add = page.getByPlaceholder(/^(ajouter un mot|add a word)$/).first()
  await add.fill('salle')
  await add.press('Enter')
  await page.locator('.df mark').first().waitFor()
}

async function openFirstPost(page) {
  await page.locator('.grid [data-row="0"]').last().click()
  await page.locator('.sheet h2').waitFor()
}

/** A pair that cannot be judged shows the most: bounds, the reason, what would settle it. */
async function openUndecided(page) {
  await page.locator('.matrix tr', { hasText: 'Santé' }).locator('.pair').first().click()
  await page.locator('.clauses').waitFor()
}

async function editPersona(page) {
  await page
    .getByRole('button', { name: /^(Modifier|Change) Hélène/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

async function changeLine(page) {
  await page
    .locator('.pn')
    .getByRole('button', { name: /ligne|line/i })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** The survey of autumn 2025 with a line end more: another file, so that it is not told to be there already. */
async function readSurvey(page) {
  const file = join(folder, 'exports', 'papers', 'results-survey-rentree-2025.csv')
  const buffer = Buffer.concat([readFileSync(file), Buffer.from('\n')])
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: basename(file), mimeType: 'text/csv', buffer })
  await page.locator('.survey-import').waitFor()
  // What a drawn sample is asked beside: from whom, and out of how many.
  await page.locator('.how-asked input').first().check()
}

/** A drop with something of everything: asked whose it is, refused, ready with rejected rows, already known. */
async function extraFiles() {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: join(folder, 'sample'),
      rolldownOptions: { input: join(ROOT, 'electron/engine/sample/writeSample.ts') },
    },
  })
  const { writeSample } = await import(join(folder, 'sample', 'writeSample.js'))
  const written = await writeSample(join(folder, 'exports'))
  const newest = (what) => written.findLast(({ file }) => file.export === what && !file.extra)
  const name = ({ path }) => basename(path)
  const resaved = written.find((each) => name(each).startsWith('LA_'))
  const known = newest('meta-daily')
  const plain = (each, text = readFileSync(each.path)) => ({
    name: name(each),
    modified: Date.parse(each.file.exportedAt) + 864e5,
    base64: Buffer.from(text).toString('base64'),
  })
  // The same export a day later: one more byte, so that it is another file, and what it says is known.
  const again = (each) => plain(each, `${readFileSync(each.path, 'utf8')}\n`)
  const other = (fileName, text) => ({
    name: fileName,
    modified: Date.now(),
    base64: Buffer.from(text).toString('base64'),
  })
  return [
    ...written.filter(({ file }) => file.extra).map((each) => plain(each)),
    again(resaved),
    again(newest('facebook-content')),
    again(newest('instagram-content')),
    plain(known),
    other('adherents.csv', 'nom;ville\nAnne;Lille\n'),
    other('vide.csv', ''),
  ]
}

async function dropFiles(page, files) {
  await page.evaluate((given) => {
    const transfer = new DataTransfer()
    for (const { name, modified, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { lastModified: modified }))
    }
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }))
  }, files)
  await page.locator('.bar').waitFor()
  // Rows that were rejected are shown where there are some.
  await page
    .getByRole('button', { name: /rejets?$/ })
    .first()
    .click({ timeout: 3000 })
    .catch(() => undefined)
  await page.evaluate(() => document.querySelector('html').scrollTo(0, 0))
}

/** One command of the command line; `answer` is the first line it prints, as JSON. */
function portee(...args) {
  const child = spawn(process.execPath, [join(ROOT, 'out', 'main', 'cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  const ended = new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`portee ${args[0]} ended with ${code}`))))
  })
  const answer = new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      text += data
      if (text.includes('\n') && text.startsWith('{')) resolve(JSON.parse(text))
    })
  })
  return { child, ended, answer }
}
