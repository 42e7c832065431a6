export const passphrase = {};
