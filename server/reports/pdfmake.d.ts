import 'pdfmake'

declare module 'pdfmake' {
  /** In the package, missing in its types: files that exist only in memory. */
  export const virtualfs: { writeFileSync(name: string, content: Buffer): void }
}
