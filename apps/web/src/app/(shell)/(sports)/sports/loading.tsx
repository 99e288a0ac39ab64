/** Nothing waits here: the layouts draw the page, and this marks where a link may stop fetching ahead. */
export default function Loading() {
  return null;
}
