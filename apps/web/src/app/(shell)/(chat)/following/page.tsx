import { redirect } from 'next/navigation';

/** The short way to it. */
export default function Following(): never {
  redirect('/rooms/following');
}
