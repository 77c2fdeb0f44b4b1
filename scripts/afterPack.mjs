import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Fuses of the packaged program. All of them are named, and a runtime with one more fails the build (strictlyRequireAllFuses):
 * a new switch is decided about, not inherited.
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The program is not a Node: ELECTRON_RUN_AS_NODE, NODE_OPTIONS and --inspect do nothing.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Checked on macOS and Windows; Linux has no such check yet.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come by app://; nothing is ever loaded from file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/** Called by electron-builder when the program is laid out and not yet signed. */
export default async function afterPack(context) {
  checkNative(resourcesFolder(context))
  const resetAdHocDarwinSignature = context.electronPlatformName === 'darwin'
  await flipFuses(program(context), { ...FUSES, resetAdHocDarwinSignature })
}

/**
 * Exactly one DuckDB package, unpacked, with its library beside it. @throws Error naming what is wrong
 * @param {string} resources folder that holds app.asar
 */
export function checkNative(resources) {
  const folder = join(resources, 'app.asar.unpacked', 'node_modules', '@duckdb')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('node-bindings-')) : []
  if (names.length !== 1) throw new Error(`one DuckDB package expected beside the archive, found: ${names.join(', ')}`)
  const files = readdirSync(join(folder, names[0]))
  // On Windows the library is duckdb.dll, elsewhere libduckdb.so or .dylib.
  const library = files.some((file) => /^(?:lib)?duckdb\.(?:so|dylib|dll)$/.test(file))
  if (!files.includes('duckdb.node') || !library) throw new Error(`${names[0]} is not whole: ${files.join(', ')}`)
}

function resourcesFolder({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName !== 'darwin') return join(appOutDir, 'resources')
  return join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
}

function program({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : packager.executableName)
}
