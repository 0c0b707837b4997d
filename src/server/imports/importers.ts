import { areaImporter } from '../areas/importAreas.ts';
import { stationImporter, stationVillageImporter } from '../areas/importStations.ts';
import { absenceImporter } from '../assignments/importAbsences.ts';
import { officerImporter } from '../assignments/importOfficers.ts';
import { postingImporter } from '../assignments/importPostings.ts';
import type { AnyImporter } from './importer.ts';

export type ImportGroup = 'areas' | 'officers' | 'postings';

/** What can be imported, each group in the order in which its sheets depend on each other. */
export const importers: Record<ImportGroup, readonly AnyImporter[]> = {
  areas: [areaImporter(), stationImporter, stationVillageImporter],
  officers: [officerImporter],
  postings: [postingImporter, absenceImporter],
};

/** All of them, whoever they are for. */
export const allImporters: readonly AnyImporter[] = Object.values(importers).flat();
