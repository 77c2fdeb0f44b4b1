/** Types of afterPack.mjs for the tests. */
export function checkNative(resources: string): void
export default function afterPack(context: {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName: string }
}): Promise<void>
