/** Words of the menu that hands out results. A language that lacks a key does not compile. */
import type { Language } from './keys.ts';

interface ExportWords {
  readonly open: string;
  readonly what: (p: { pairs: number }) => string;
  readonly nothing: string;
  readonly stale: string;
  readonly json: string;
  readonly jsonHelp: string;
  readonly csv: string;
  readonly csvHelp: string;
  readonly link: string;
  readonly command: string;
  readonly copy: string;
  readonly copyOf: (p: { what: string }) => string;
  readonly copied: (p: { what: string }) => string;
  readonly notCopied: string;
  readonly saved: (p: { name: string }) => string;
}

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  en: {
    open: 'Export',
    what: ({ pairs }) => `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, every indicator, at March 2021`,
    nothing: 'There is no pair yet.',
    stale: 'Of the settings before the last change.',
    json: 'Result as JSON',
    jsonHelp: 'musubi replay runs this file again and checks every bit',
    csv: 'Differences as CSV',
    csvHelp: 'a row for each pair and indicator, with run keys',
    link: 'Link',
    command: 'Command line',
    copy: 'Copy',
    copyOf: ({ what }) => `Copy: ${what}`,
    copied: ({ what }) => `${what}: copied.`,
    notCopied: 'The browser does not allow copying; the text is selected.',
    saved: ({ name }) => `Saved as ${name}`,
  },
  ja: {
    open: '書き出し',
    what: ({ pairs }) => `${pairs}組、全指標、2021年3月時点`,
    nothing: 'まだ一組もない。',
    stale: '最後の変更の前の設定による。',
    json: '結果（JSON）',
    jsonHelp: 'musubi replayで再計算し、全ビットを照合できる',
    csv: '差の表（CSV）',
    csvHelp: '組と指標ごとに一行、実行キー付き',
    link: 'リンク',
    command: 'コマンド',
    copy: 'コピー',
    copyOf: ({ what }) => `コピー：${what}`,
    copied: ({ what }) => `${what}をコピーした。`,
    notCopied: 'ブラウザがコピーを許さない。文字列を選択してある。',
    saved: ({ name }) => `${name}として保存した`,
  },
};
