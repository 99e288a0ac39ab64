import type { Metadata } from 'next';
import { SearchPage } from '#web/components/search/search-page.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export const metadata: Metadata = { title: 'Search' };

export default function Search() {
  return (
    <Queries>
      <SearchPage />
    </Queries>
  );
}
