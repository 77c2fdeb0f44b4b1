import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../../electron/main/messages/en.json'
import fr from '../../electron/main/messages/fr.json'
import {
  afterCrash,
  engineEnvironment,
  isLocalRequest,
  isOwnAddress,
  isPermitted,
  isTrustedFrame,
  outsideAddress,
  savedName,
} from '../../electron/main/policy'
import { mailDraft } from '../../renderer/views/imports/coverage/mailDraft'

describe('addresses of the application', () => {
  it.each(['app://portee/', 'app://portee', 'app://portee/compare?p=2026-Q1', 'APP://portee/'])(
    'takes %s',
    (address) => {
      expect(isOwnAddress(address)).toBe(true)
    },
  )

  it.each([
    '',
    'about:blank',
    'app://x/',
    'app://portee.evil/',
    'app://portee:80/',
    'app://user@portee/',
    'app://print/',
    'file:///etc/passwd',
    'https://portee/',
    'data:text/html,x',
    'javascript:alert(1)',
    'blob:app://portee/1',
  ])('refuses %s', (address) => {
    expect(isOwnAddress(address)).toBe(false)
  })

  it.each(['http://127.0.0.1:1/', 'https://example.org/', 'ws://localhost/', 'file:///etc/passwd', 'blob:app://x/1'])(
    'cancels the request for %s',
    (address) => {
      expect(isLocalRequest(address)).toBe(false)
    },
  )
})

describe('links to the outside', () => {
  const meta = ['facebook.com', 'instagram.com', 'threads.net', 'threads.com']
  const sites = [...meta, 'x.com', 'linkedin.com', 'youtube.com', 'tiktok.com', 'bsky.app']
  it.each(sites.flatMap((site) => [site, `www.${site}`, `m.${site}`]))('opens https://%s', (site) => {
    expect(outsideAddress(`https://${site}/p/1?x=é`.replace('é', '%C3%A9'))).toBe(`https://${site}/p/1?x=%C3%A9`)
  })

  it.each([
    'file:///etc/passwd',
    'smb://www.facebook.com/share',
    'ms-msdt:/id PCWDiagnostic',
    'javascript:alert(1)',
    'javascript://www.facebook.com/%0aalert(1)',
    'data:text/html,x',
    'http://www.facebook.com/',
    'https://www.facebook.com.evil.com/',
    'https://facebook.com.',
    'https://evilfacebook.com/',
    'https://evil.com/www.facebook.com',
    'https://evil.com#www.facebook.com',
    'https://www.facebook.com@evil.com/',
    'https://user:pass@www.facebook.com/',
    'https://user@www.facebook.com/',
    'https://www.facebook.com:8443/',
    'https://www.facebook.com\\@evil.com/',
    'https:\\\\www.facebook.com/',
    ' https://www.facebook.com/',
    'https://www.facebook.com/ ',
    'https://www.facebook.com/\n',
    'ht\ntps://www.facebook.com/',
    '\thttps://www.facebook.com/',
    'https://www.fаcebook.com/', // Cyrillic а
    'https://xn--www-facebook-com/',
    'https://127.0.0.1/',
    '//www.facebook.com/',
    'www.facebook.com',
    '',
    `https://www.facebook.com/${'a'.repeat(3000)}`,
  ])('does not open %j', (address) => {
    expect(outsideAddress(address)).toBeNull()
  })

  it('opens a draft in the mail program: a subject and a text, nobody and nothing else', () => {
    const draft = mailDraft('Export manquant : « BU »', "Bonjour,\n\n1. Dates : l'août ?\nMerci !")
    expect(outsideAddress(draft)).toBe(draft)
  })

  it.each([
    'mailto:someone@evil.com?subject=a&body=b',
    'mailto:?subject=a&body=b&attach=/etc/passwd',
    'mailto:?subject=a&body=b&cc=someone@evil.com',
    'mailto:?attachment=file&subject=a&body=b',
    'mailto:?subject=a&body=b#x',
    'mailto:',
  ])('does not open %s', (address) => {
    expect(outsideAddress(address)).toBeNull()
  })

  it('opens nothing but https addresses of the sites, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webUrl().map((url) => `https://x.com@${url}`),
        ),
        (address) => {
          const opened = outsideAddress(address)
          return (
            opened === null ||
            /^mailto:\?subject=[^&]*&body=[^&]*$/.test(opened) ||
            /^https:\/\/(?:www\.|m\.)?(?:[a-z]+\.(?:com|be|app|org))\//.test(opened)
          )
        },
      ),
    )
  })
})

describe('permissions', () => {
  it('grants writing to the clipboard and nothing else of what this version of Electron knows', () => {
    const types = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')
    const line = types.split('\n').filter((each) => each.includes('setPermissionRequestHandler(handler: (('))
    const names = [...(line[0] ?? '').matchAll(/'([\w-]+)'/g)].map((match) => match[1]!)
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter(isPermitted)).toEqual(['clipboard-sanitized-write'])
  })
})

describe('the engine’s environment', () => {
  it('holds what it needs by name and nothing of the user’s shell', () => {
    const hostile = {
      NODE_OPTIONS: '--require=./x.js',
      LD_PRELOAD: 'x.so',
      DYLD_INSERT_LIBRARIES: 'x',
      HTTPS_PROXY: 'http://evil',
      http_proxy: 'http://evil',
      ELECTRON_RUN_AS_NODE: '1',
      AWS_SECRET_ACCESS_KEY: 'x',
    }
    expect(engineEnvironment({ ...hostile, HOME: '/home/a', PORTEE_DATA: '/data', TZ: 'Europe/Paris' })).toEqual({
      HOME: '/home/a',
      PORTEE_DATA: '/data',
      TZ: 'Europe/Paris',
    })
  })
})

describe('crashes', () => {
  const crashAt = (times: readonly number[]) => {
    let crashes: readonly number[] = []
    return times.map((at) => {
      const decided = afterCrash(crashes, at)
      crashes = decided.crashes
      return decided.restart
    })
  }

  it('starts again twice within a minute, not a third time', () => {
    expect(crashAt([0, 10_000, 59_999])).toEqual([true, true, false])
  })

  it('forgets crashes after a minute', () => {
    expect(crashAt([0, 30_000, 60_000, 95_000])).toEqual([true, true, true, true])
  })

  it('never starts more than two times in any minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 40 }), (gaps) => {
        let now = 0
        const times = gaps.map((gap) => (now += gap))
        const restarts = crashAt(times)
        const started = times.filter((_time, index) => restarts[index])
        return started.every((from) => started.filter((at) => at >= from && at < from + 60_000).length <= 2)
      }),
    )
  })
})

describe('who may ask', () => {
  const destroyed = {
    parent: null,
    get url(): string {
      throw new Error('Render frame was disposed')
    },
  }
  it.each([
    ['no frame', null],
    ['an undefined frame', undefined],
    ['a frame inside a page', { url: 'app://portee/', parent: {} }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['a frame without address', { url: '', parent: null }],
    ['another origin', { url: 'https://example.org/', parent: null }],
    ['the page that is printed', { url: 'app://print/', parent: null }],
    ['a blob of ours', { url: 'blob:app://portee/1', parent: null }],
    ['a destroyed frame', destroyed],
  ])('refuses %s', (_name, frame) => {
    expect(isTrustedFrame(frame)).toBe(false)
  })

  it('hears the main frame of our pages', () => {
    expect(isTrustedFrame({ url: 'app://portee/compare', parent: null })).toBe(true)
  })
})

describe('names of saved files', () => {
  it.each([
    ['rapport-2026-T2.pdf', 'rapport-2026-T2.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x.csv', 'C_x.csv'],
    ['a\u202Efdp.exe', 'a_fdp.exe'],
    ['...', 'portee'],
    ['', 'portee'],
  ])('%j is saved as %j', (asked, saved) => {
    expect(savedName(asked)).toBe(saved)
  })
})

describe('words of the main process', () => {
  it('has the same words in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr))
    expect(Object.values({ ...en, ...fr }).every((text) => text.trim() !== '')).toBe(true)
  })
})
