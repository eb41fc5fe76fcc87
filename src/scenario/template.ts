/** Files to start from: complete, commented, every figure marked as a proposal until somebody knows better. */
import type { Kind } from './schema.ts';

/**
 * @param schema where editors find the JSON Schema, as a path or address
 * @param version the version of musubi that writes it
 */
export function template(kind: Kind, id: string, schema: string, version: string): string {
  return `# yaml-language-server: $schema=${schema}\n${kind === 'region' ? region(id, version) : policy(id, version)}`;
}

const region = (
  id: string,
  version: string,
): string => `# A region: who is there. Change what you know, and say where each figure comes from.
# Grades: verified (seen in the source), derived (arithmetic on such), recalled (from memory), proposal (ours, with a reason).
# Check it with: musubi check ${id}.yaml        Run it with: musubi run ${id}.yaml --policy japan
# To change only some figures of a region that comes along, write extends: tama and leave out all that stays.
format: 1
musubi: '${version}'
kind: region
id: ${id}
names: {en: My region, ja: 私の地域}

# Every source below is a key of this table.
sources:
  OWN: Assumption of this file

# The month in which the promotion body begins, April 1988 or later.
since: {value: 2001-04, year: 2001, source: OWN, grade: proposal}

# Degrees north and east; weights are relative, only shares count.
towns:
  coordinates: {year: 2005, source: OWN, grade: recalled}
  weights: {year: 2005, source: OWN, grade: proposal}
  list:
    - {id: first, en: First town, ja: 第一の町, lat: 35.67, lon: 139.32, weight: 3}
    - {id: second, en: Second town, ja: 第二の町, lat: 35.57, lon: 139.37, weight: 1}

# Member organisations of the body at its founding.
members:
  firms: {value: 100, unit: organisations, year: 2005, source: OWN, grade: proposal}
  academic: {value: 5, unit: organisations, year: 2005, source: OWN, grade: proposal}
  agencies: {value: 5, unit: organisations, year: 2005, source: OWN, grade: proposal}
  finance: {value: 3, unit: organisations, year: 2005, source: OWN, grade: proposal}
nonMembersPerMember: {value: 4, unit: firms per member firm, year: 2005, source: OWN, grade: proposal}
labsPerAcademic: {value: 6, unit: laboratories per academic member, year: 2005, source: OWN, grade: proposal}
nationalLabShare: {value: 0.4, unit: share of laboratories, year: 2005, source: OWN, grade: proposal}

# Shares of firms by kind; each line sums to 1.
mixes:
  members: {productDeveloping: 0.4, basicTechnology: 0.5, large: 0.1, year: 2005, source: OWN, grade: proposal}
  nonMembers: {productDeveloping: 0.15, basicTechnology: 0.82, large: 0.03, year: 2005, source: OWN, grade: proposal}

# Relative weights over the 35 fields of technology (their names: scenarios/README.md); one left out weighs nothing.
fields:
  firms:
    weights: {electricalMachinery: 2, measurement: 2, machineTools: 3, mechanicalElements: 3}
    year: 2005
    source: OWN
    grade: proposal
  labs:
    weights: {computerTechnology: 2, measurement: 2, biotechnology: 1, machineTools: 2}
    year: 2005
    source: OWN
    grade: proposal
  # what the body's vision names
  focus: {value: [measurement, machineTools], year: 2005, source: OWN, grade: proposal}

# Paid from fees and local money, the same in every policy.
body:
  coordinators: {value: 2, unit: coordinators, year: 2005, source: OWN, grade: proposal}

# Outside the body.
ventureCapital: {value: 5, unit: firms, year: 2005, source: OWN, grade: proposal}
tradingFirms: {value: 8, unit: firms, year: 2005, source: OWN, grade: proposal}
incubatorSites: {value: 2, unit: sites, year: 2005, source: OWN, grade: proposal}

notes:
  - en: A file to start from; all figures are placeholders.
    ja: 出発点のファイル。数値はすべて仮のもの。
`;

const policy = (
  id: string,
  version: string,
): string => `# A policy: what the state does. A lever left out does nothing; a year that no entry covers has no money.
# Check it with: musubi check ${id}.yaml        Run it with: musubi run tama --policy ${id}.yaml
# To change only some levers of a policy that comes along, write extends: japan and leave out all that stays.
format: 1
musubi: '${version}'
kind: policy
id: ${id}
names: {en: My policy, ja: 私の政策}

# Every source below is a key of this table.
sources:
  OWN: Assumption of this file

# Time goes by fiscal year: from and until are Aprils; until is the first month in which the entry no longer holds.
# Money, one of three:
#   nationalUsdMillionPerYear   the whole nation, million dollars; a region gets its share of the member firms
#   nationalYenPerYear          the same in yen
#   yenPerYear                  for the region itself, prices of FY2005
levers:
  network:
    budget:
      - {from: 2001-04, until: 2005-04, nationalUsdMillionPerYear: 6.5, year: 2004, source: OWN, grade: proposal}
      - {from: 2005-04, until: 2010-04, yenPerYear: 120000000, year: 2005, source: OWN, grade: proposal}
    coordinatorsPer100Members:
      - {from: 2001-04, until: 2010-04, value: 1.5, year: 2005, source: OWN, grade: proposal}
  # the other levers: development, incubation, market, bridge, training, exchange, leadCustomer, fund, facility,
  # attraction, and review (with scope)
  consortium:
    # how a year's money is given out: call, formula or negotiated
    allocation: call
    budget:
      - {from: 2001-04, until: 2011-04, nationalUsdMillionPerYear: 110, year: 2004, source: OWN, grade: proposal}

notes:
  - en: A file to start from; all figures are placeholders.
    ja: 出発点のファイル。数値はすべて仮のもの。
`;
