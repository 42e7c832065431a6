/** Volumes that have all that filing asks for, over `volume v`: the column is kept by the rule itself (volume-ready.ts). */
export const READY = `v.state = 'assembling' AND v.ready = 1`;
