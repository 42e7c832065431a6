/**
 * Loaded before the demo's engine: its clock stands some days back, so that there are loans that have become overdue, slips
 * that have lapsed and volumes that stood apart for half a year. Nothing of the product can load it.
 */
const now = Date.now;
const back = Number(process.env.DEMO_DAYS_AGO) * 86_400_000;
Date.now = () => now() - back;
