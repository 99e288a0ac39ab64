import type { FeedCreate } from '@tidewire/protocol';
import type { Username } from './people.ts';

const quote = (id: string, title: string, currency = 'USD'): FeedCreate => ({
  id,
  kind: 'quote',
  title,
  currency,
  provenance: 'simulated',
});

/** Real names, simulated prices, and a fund that does not exist; the gateway's market simulation publishes to them. */
export const feeds: readonly FeedCreate[] = [
  quote('stock.GOOG', 'Alphabet C'),
  quote('stock.AAPL', 'Apple'),
  quote('stock.MSFT', 'Microsoft'),
  quote('stock.NVDA', 'NVIDIA'),
  quote('stock.AMZN', 'Amazon.com'),
  quote('stock.TSLA', 'Tesla'),
  quote('stock.JPM', 'JPMorgan Chase'),
  quote('stock.KO', 'Coca-Cola'),
  quote('index.SPX', 'S&P 500'),
  quote('fund.TIDE500', 'Tide 500 Index Fund (invented)'),
  quote('fx.EURUSD', 'Euro / US dollar'),
  quote('fx.USDJPY', 'US dollar / Japanese yen', 'JPY'),
  quote('crypto.BTCUSD', 'Bitcoin / US dollar'),
  quote('crypto.ETHUSD', 'Ether / US dollar'),
];

export const watchlists: Readonly<Record<Username, readonly string[]>> = {
  ada: ['stock.GOOG', 'stock.NVDA', 'index.SPX', 'fx.EURUSD', 'crypto.BTCUSD'],
  grace: ['index.SPX', 'stock.MSFT', 'stock.AMZN', 'fund.TIDE500'],
  alan: ['crypto.BTCUSD', 'crypto.ETHUSD'],
  katherine: ['stock.AAPL', 'stock.GOOG', 'fx.USDJPY', 'stock.KO'],
  edsger: ['fx.EURUSD'],
  emmy: ['stock.TSLA', 'stock.JPM', 'index.SPX'],
  operator: ['stock.GOOG', 'index.SPX', 'fx.EURUSD', 'crypto.BTCUSD'],
};
