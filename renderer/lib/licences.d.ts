/** Made by build/licences.mjs while the page is built. */
declare module 'virtual:licences' {
  export const licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}
