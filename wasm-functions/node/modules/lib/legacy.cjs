module.exports = { answer: 42, question: null };
