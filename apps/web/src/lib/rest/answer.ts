/** The ways in which an operation goes well, named so that each keeps its promise about status, body and `Location`. */

export const ok = <T>(body: T) => ({ status: 200, body }) as const;

export const created = <T>(location: string, body: T) =>
  ({ status: 201, body, headers: { location } }) as const;

/** For creations that can be repeated: 201 the first time, 200 when the thing was there already. */
export const createdOrFound = <T>(isNew: boolean, location: string, body: T) =>
  isNew ? created(location, body) : ({ status: 200, body, headers: { location } } as const);

export const noContent = { status: 204 } as const;
