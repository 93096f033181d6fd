const PRICES = { apple: 0.25, pear: 0.8 };

module.exports.total = (lines) => lines.reduce((sum, { sku, quantity = 1 }) => sum + PRICES[sku] * quantity, 0);
