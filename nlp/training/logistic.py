"""Logistic regressions of several labels at once over sparse rows; a label that was not given trains nothing."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from nlp.criteria.features import BUCKETS, Row

Floats = npt.NDArray[np.float64]


def matrix(rows: Sequence[Row]) -> csr_matrix:
    """The rows as one sparse matrix."""
    ends = np.cumsum([0, *(len(row.buckets) for row in rows)])
    values = np.concatenate([row.values for row in rows]).astype(np.float64)
    made = csr_matrix((values, np.concatenate([row.buckets for row in rows]), ends), shape=(len(rows), BUCKETS))
    made.sum_duplicates()
    return made


def fit(rows: csr_matrix, targets: Floats, *, strength: float) -> tuple[Floats, Floats]:
    """Weights (buckets, labels) and biases; strength is the inverse of the penalty on the weights."""
    used = np.unique(rows.indices)
    narrow = rows[:, used]
    fits = [_fit_one(narrow, column, strength) for column in targets.T]
    weights = np.zeros((rows.shape[1], targets.shape[1]))
    weights[used] = np.stack([weight for weight, _ in fits], 1)
    return weights, np.array([bias for _, bias in fits])


def _fit_one(rows: csr_matrix, target: Floats, strength: float) -> tuple[Floats, float]:
    given = ~np.isnan(target)
    kept, signs = rows[given], 2 * target[given] - 1
    back = kept.T.tocsr()

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        margins = signs * (kept @ weights + bias)
        pull = -signs / (1 + np.exp(np.clip(margins, -50, 50))) * strength
        value = strength * np.logaddexp(0, -margins).sum() + weights @ weights / 2
        return float(value), np.append(back @ pull + weights, pull.sum())

    start = np.zeros(kept.shape[1] + 1)
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return found[:-1], float(found[-1])
