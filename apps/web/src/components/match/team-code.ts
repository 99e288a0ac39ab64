/** Three-letter codes of national teams where they are not simply the first letters of the name. */
const codes: Readonly<Record<string, string>> = {
  Algeria: 'ALG',
  Austria: 'AUT',
  'Bosnia & Herzegovina': 'BIH',
  Cameroon: 'CMR',
  'Cape Verde': 'CPV',
  Chile: 'CHI',
  'Costa Rica': 'CRC',
  Croatia: 'CRO',
  Curaçao: 'CUW',
  'Czech Republic': 'CZE',
  Denmark: 'DEN',
  'DR Congo': 'COD',
  Germany: 'GER',
  Haiti: 'HAI',
  Iran: 'IRN',
  Iraq: 'IRQ',
  'Ivory Coast': 'CIV',
  Jamaica: 'JAM',
  Japan: 'JPN',
  Morocco: 'MAR',
  Netherlands: 'NED',
  'New Zealand': 'NZL',
  Nigeria: 'NGA',
  Paraguay: 'PAR',
  Portugal: 'POR',
  'Saudi Arabia': 'KSA',
  Serbia: 'SRB',
  Slovakia: 'SVK',
  Slovenia: 'SVN',
  'South Africa': 'RSA',
  'South Korea': 'KOR',
  Spain: 'ESP',
  Switzerland: 'SUI',
  Uruguay: 'URU',
};

/** `Germany` → `GER`. Of names not in the table: the first three letters, or the first of the first word and two of the others. */
export function teamCode(name: string): string {
  const known = codes[name];
  if (known !== undefined) return known;
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const [first = '', ...others] = words;
  const letters = others.length === 0 ? first.slice(0, 3) : `${first[0] ?? ''}${others.join('').slice(0, 2)}`;
  return letters.toUpperCase();
}
