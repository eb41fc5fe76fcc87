/**
 * The 35 fields of technology of the WIPO classification in five sectors; Schmoch (2008), "Concept of a Technology
 * Classification for Country Comparisons", report to WIPO. English names are the classification's; the Japanese names
 * are ours. Row i is field i of the model, 0 to 34. Data only, so that front ends can read it.
 */

export const SECTORS = [
  { id: 'electrical', en: 'Electrical engineering', ja: '電気工学' },
  { id: 'instruments', en: 'Instruments', ja: '機器' },
  { id: 'chemistry', en: 'Chemistry', ja: '化学' },
  { id: 'mechanical', en: 'Mechanical engineering', ja: '機械工学' },
  { id: 'other', en: 'Other fields', ja: 'その他' },
] as const;
export type SectorId = (typeof SECTORS)[number]['id'];

export interface FieldOfTechnology {
  /** The name that scenario files use. */
  readonly id: string;
  readonly sector: SectorId;
  readonly en: string;
  readonly ja: string;
}

// biome-ignore format: a table
export const TECHNOLOGY_FIELDS = [
  { id: 'electricalMachinery',     sector: 'electrical',  en: 'Electrical machinery, apparatus, energy', ja: '電気機械・エネルギー' },
  { id: 'audioVisual',             sector: 'electrical',  en: 'Audio-visual technology',                 ja: '音響・映像技術' },
  { id: 'telecommunications',      sector: 'electrical',  en: 'Telecommunications',                      ja: '電気通信' },
  { id: 'digitalCommunication',    sector: 'electrical',  en: 'Digital communication',                   ja: 'デジタル通信' },
  { id: 'basicCommunication',      sector: 'electrical',  en: 'Basic communication processes',           ja: '基本電子回路' },
  { id: 'computerTechnology',      sector: 'electrical',  en: 'Computer technology',                     ja: 'コンピュータ技術' },
  { id: 'itMethodsForManagement',  sector: 'electrical',  en: 'IT methods for management',               ja: '経営のための情報技術' },
  { id: 'semiconductors',          sector: 'electrical',  en: 'Semiconductors',                          ja: '半導体' },
  { id: 'optics',                  sector: 'instruments', en: 'Optics',                                  ja: '光学' },
  { id: 'measurement',             sector: 'instruments', en: 'Measurement',                             ja: '計測' },
  { id: 'biologicalAnalysis',      sector: 'instruments', en: 'Analysis of biological materials',        ja: '生体材料分析' },
  { id: 'control',                 sector: 'instruments', en: 'Control',                                 ja: '制御' },
  { id: 'medicalTechnology',       sector: 'instruments', en: 'Medical technology',                      ja: '医療機器' },
  { id: 'organicChemistry',        sector: 'chemistry',   en: 'Organic fine chemistry',                  ja: '有機化学' },
  { id: 'biotechnology',           sector: 'chemistry',   en: 'Biotechnology',                           ja: 'バイオテクノロジー' },
  { id: 'pharmaceuticals',         sector: 'chemistry',   en: 'Pharmaceuticals',                         ja: '医薬品' },
  { id: 'polymers',                sector: 'chemistry',   en: 'Macromolecular chemistry, polymers',      ja: '高分子化学' },
  { id: 'foodChemistry',           sector: 'chemistry',   en: 'Food chemistry',                          ja: '食品化学' },
  { id: 'basicMaterialsChemistry', sector: 'chemistry',   en: 'Basic materials chemistry',               ja: '基礎材料化学' },
  { id: 'materialsMetallurgy',     sector: 'chemistry',   en: 'Materials, metallurgy',                   ja: '材料・冶金' },
  { id: 'surfaceTechnology',       sector: 'chemistry',   en: 'Surface technology, coating',             ja: '表面加工' },
  { id: 'microAndNanotechnology',  sector: 'chemistry',   en: 'Micro-structural and nano-technology',    ja: 'マイクロ構造・ナノテクノロジー' },
  { id: 'chemicalEngineering',     sector: 'chemistry',   en: 'Chemical engineering',                    ja: '化学工学' },
  { id: 'environmentalTechnology', sector: 'chemistry',   en: 'Environmental technology',                ja: '環境技術' },
  { id: 'handling',                sector: 'mechanical',  en: 'Handling',                                ja: 'ハンドリング' },
  { id: 'machineTools',            sector: 'mechanical',  en: 'Machine tools',                           ja: '工作機械' },
  { id: 'enginesPumpsTurbines',    sector: 'mechanical',  en: 'Engines, pumps, turbines',                ja: 'エンジン・ポンプ・タービン' },
  { id: 'textileAndPaperMachines', sector: 'mechanical',  en: 'Textile and paper machines',              ja: '繊維・製紙機械' },
  { id: 'otherSpecialMachines',    sector: 'mechanical',  en: 'Other special machines',                  ja: 'その他の特殊機械' },
  { id: 'thermalProcesses',        sector: 'mechanical',  en: 'Thermal processes and apparatus',         ja: '熱処理・熱機器' },
  { id: 'mechanicalElements',      sector: 'mechanical',  en: 'Mechanical elements',                     ja: '機械部品' },
  { id: 'transport',               sector: 'mechanical',  en: 'Transport',                               ja: '輸送' },
  { id: 'furnitureAndGames',       sector: 'other',       en: 'Furniture, games',                        ja: '家具・ゲーム' },
  { id: 'otherConsumerGoods',      sector: 'other',       en: 'Other consumer goods',                    ja: 'その他の消費財' },
  { id: 'civilEngineering',        sector: 'other',       en: 'Civil engineering',                       ja: '土木工学' },
] as const satisfies readonly FieldOfTechnology[];

export type FieldId = (typeof TECHNOLOGY_FIELDS)[number]['id'];

/** In the order of the model's rows. */
export const FIELD_IDS: readonly FieldId[] = TECHNOLOGY_FIELDS.map((field) => field.id);

/** Row of a field by its name; -1 where there is none. */
export function fieldRow(id: string): number {
  return (FIELD_IDS as readonly string[]).indexOf(id);
}
