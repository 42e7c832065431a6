import type { SameKeys } from '../shape';
import type { forms as source } from '../zh-CN/forms';

export const forms = {
  title: 'Print', form: 'Form', cover: 'Case cover', itemList: 'In-volume list', closingNote: 'Closing note', paper: 'Paper', a4: 'A4 (inner cover)', hard: 'hard cover 220×310', hardHint: 'needs a printer that takes A3 or the hard cover itself',
  fill: 'Filling', filled: 'with content', blank: 'blank lines for brush or pen', preview: 'Preview', issue: 'Issue', issueHint: 'Issuing gives a number and an entry in the log; a preview has no number and says so on every page.',
  previewed: 'Preview opened, {{pages}} pages', issued: 'Issued as {{number}}, print no. {{copy}}, {{pages}} pages', left: 'Left blank for the pen: {{characters}}',
  noGlyph: 'The font lacks these characters: {{characters}}', noGlyphSafe: 'Nothing has been printed and no number was taken.', leaveBlank: 'Leave their place blank, to be written by hand',
  list: 'Issued for printing', none: 'Nothing issued yet.', number: 'Number', copy: 'Copy', copyText: 'print no. {{copy}}', at: 'When', by: 'By', what: 'What', closePanel: 'Close print panel', asBlank: 'blank', sha: 'Checksum',
} satisfies SameKeys<typeof source>;
