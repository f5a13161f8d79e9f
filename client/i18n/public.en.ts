import type { Catalogue } from './catalogue.ts'
import type { publicZh } from './public.zh.ts'

export const publicEn: Catalogue<typeof publicZh> = {
  title: 'Published assessment of safety and quality',
  intro: 'Results of each quarter, published after the time for objections. The signed text counts, until it expires.',
  board: 'Board',
  publishedOn: 'Published on',
  version: 'version {{version}}',
  until: 'Stands until',
  key: 'Signing key',
  signedText: 'Signed text (JSON)',
  keys: 'Public keys',
  best: 'Best ({{count}})',
  worst: 'Worst ({{count}})',
  tooFew: 'Too few are ranked to name the ends.',
  whole: 'All ranks',
  counts: '{{ranked}} ranked, {{excluded}} lawfully not ranked',
  linkage: 'Look-up for tenders',
  linkageIntro:
    'The published result of a firm or a person, with a signature that anyone can check with the public keys.',
  creditCode: 'Credit code',
  registrationNumber: 'Registration number',
  lookUp: 'Look up',
  validUntil: 'valid until {{day}}',
  points: '{{points}} penalty points at present',
  listed: 'on the list of differentiated supervision',
  notListed: 'not on the list of differentiated supervision',
  signedAnswer: 'Signed answer (JSON)',
}
