export const rule = {};
