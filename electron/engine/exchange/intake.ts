import type { ErrorReason, ImportField, ImportKind } from '../../../shared/domain/import-fields';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type {
  ClientCandidate,
  ImportOptions,
  ItemCandidate,
  KnownFacts,
  PersonCandidate,
  LocationCandidate,
  VolumeCandidate,
} from './candidates';
import { checkClient } from './check-clients';
import { checkItem } from './check-items';
import { checkLocation } from './check-locations';
import { checkPerson } from './check-persons';
import { checkVolume, type CheckedVolume } from './check-volumes';
import type { Issue } from './issues';
import { joinVolume } from './join';
import { PlaceNames } from './place-names';
import { RowReader, type SheetReader } from './row-reader';
import type { SourceRow } from './source';

export type Candidates = {
  readonly volumes: readonly VolumeCandidate[];
  /** To come into being: from lists of clients, and from volumes whose client nobody knew. */
  readonly clients: readonly ClientCandidate[];
  readonly persons: readonly PersonCandidate[];
  readonly locations: readonly LocationCandidate[];
};

/** Takes rows in, sheet by sheet, lists of clients and persons first, then volumes, then items, and joins them at the end. */
export class Intake {
  readonly issues: Issue[] = [];
  readonly #waiting: CheckedVolume[] = [];
  readonly #joined: VolumeCandidate[] = [];
  readonly #numbers = new Set<string>();
  readonly #refusedNumbers = new Set<string>();
  readonly #items = new Map<string, ItemCandidate[]>();
  readonly #brokenVolumes = new Set<string>();
  readonly #newClients = new Map<string, ClientCandidate>();
  readonly #clientNames: Map<string, string>;
  readonly #referenceCodes: ReadonlySet<string>;
  readonly #spentCodes: ReadonlySet<string>;
  readonly #oldNumbers: ReadonlySet<string>;
  readonly #knownStaff: ReadonlySet<string>;
  readonly #locations: LocationCandidate[] = [];
  readonly #locationCodes = new Set<string>();
  readonly #places: PlaceNames;
  readonly #persons: PersonCandidate[] = [];
  readonly #staffCodes = new Set<string>();
  #itemRows = 0;

  constructor(
    private readonly options: ImportOptions,
    private readonly known: KnownFacts,
    /** Whether rows of items follow, for which volumes have to wait; where none do, no row is kept for longer than it is read. */
    private readonly itemsFollow: boolean,
  ) {
    this.#places = new PlaceNames(known.locations, known.closedLocations);
    this.#clientNames = new Map(known.clients);
    this.#referenceCodes = keys(known.referenceCodes);
    this.#spentCodes = keys(known.spentCodes);
    this.#oldNumbers = keys(known.oldNumbers);
    this.#knownStaff = keys(known.staffCodes);
  }

  take(kind: ImportKind, at: SheetReader, row: SourceRow): void {
    switch (kind) {
      case 'volumes':
        this.#takeVolume(at, row);
        break;
      case 'items':
        this.#takeItem(at, row);
        break;
      case 'clients': {
        const client = checkClient(new RowReader(at, row), at.sheet, this.#newClients, this.known.clients);
        if (client !== null) this.#addClient(client);
        break;
      }
      case 'persons': {
        const person = checkPerson(new RowReader(at, row), at.sheet, this.#staffCodes, {
          staffCodes: this.#knownStaff,
          persons: this.known.persons,
        });
        if (person === null) break;
        this.#persons.push(person);
        if (person.staffCode !== null) this.#staffCodes.add(normaliseCode(person.staffCode));
        break;
      }
      case 'locations': {
        const place = checkLocation(
          new RowReader(at, row),
          at.sheet,
          this.#locationCodes,
          this.known.locations,
          this.#places,
        );
        if (place === null) break;
        this.#locations.push(place);
        this.#locationCodes.add(place.code);
      }
    }
  }

  finish(): Candidates {
    for (const volume of this.#waiting) this.#join(volume);
    return {
      volumes: this.#joined,
      clients: [...this.#newClients.values()],
      persons: this.#persons,
      locations: this.#locations,
    };
  }

  #join(volume: CheckedVolume): void {
    const number = volume.joinKey ?? '';
    this.#joined.push(
      joinVolume(volume, {
        options: this.options,
        clientName: volume.clientCode === null ? null : (this.#clientNames.get(volume.clientCode) ?? null),
        items: this.#items.get(number) ?? [],
        itemsRefused: this.#brokenVolumes.has(number),
        itemsExpected: this.#itemRows > 0,
      }),
    );
  }

  #takeVolume(at: SheetReader, row: SourceRow): void {
    const reader = new RowReader<ImportField<'volumes'>>(at, row);
    const standing = this.options.numbersAre === 'referenceCode';
    const volume = checkVolume(reader, at.sheet, {
      options: this.options,
      taken: standing ? this.#referenceCodes : this.#oldNumbers,
      spent: standing ? this.#spentCodes : new Set(),
      numbers: this.#numbers,
      series: this.known.series,
      machineKeys: this.known.machineKeys,
      places: this.#places,
      clients: this.#clientNames,
    });
    if (volume === null) {
      this.#refusedNumbers.add(normaliseCode(reader.peek('number') || reader.peek('key')));
      return;
    }
    if (volume.joinKey !== null) this.#numbers.add(volume.joinKey);
    this.#bringClient(volume);
    if (this.itemsFollow) this.#waiting.push(volume);
    else this.#join(volume);
  }

  #takeItem(at: SheetReader, row: SourceRow): void {
    this.#itemRows += 1;
    const reader = new RowReader<ImportField<'items'>>(at, row);
    const number = normaliseCode(reader.peek('volumeNumber'));
    const siblings = this.#items.get(number) ?? [];
    const item = checkItem(reader, at.sheet, siblings.length + 1, this.known.documentTypes);
    if (!this.#numbers.has(number)) {
      if (item !== null) reader.refuse('volumeNumber', this.#whyWithout(number));
    } else if (item === null) {
      this.#brokenVolumes.add(number);
    } else {
      siblings.push(item);
      this.#items.set(number, siblings);
    }
  }

  /** Items whose volume is not taken are never lost in silence: each is listed with why. */
  #whyWithout(number: string): ErrorReason {
    if (this.#refusedNumbers.has(number)) return 'volumeRefused';
    return this.#referenceCodes.has(number) || this.#oldNumbers.has(number) ? 'volumeAlreadyThere' : 'volumeUnknown';
  }

  /** A ledger of volumes names clients nobody has listed: they come into being with code and name, for the rest to be added. */
  #bringClient({ sheet, reader, clientCode: code, clientName: name }: CheckedVolume): void {
    if (code === null || name === null || this.#clientNames.has(code)) return;
    this.#addClient({
      sheet,
      row: reader.number,
      code,
      name,
      kind: null,
      keeper: null,
      openedOn: null,
      contacts: [],
      note: null,
    });
  }

  #addClient(client: ClientCandidate): void {
    this.#newClients.set(client.code, client);
    this.#clientNames.set(client.code, client.name);
  }
}

/** Codes in the spelling they are compared by. */
const keys = (codes: ReadonlySet<string>): ReadonlySet<string> => new Set([...codes].map(normaliseCode));
