//! Weights in and out in the safetensors format, under PyTorch's names.
